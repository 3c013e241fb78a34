"""The monitor: every clause of an agreement at a peildatum, judged, with the account of the groups beside it.

The one place where figures, norms and judgement meet. It may use everything in the core but drawing (``weergave``) and invention (``verzin``).
"""
