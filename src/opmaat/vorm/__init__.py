<<<<<<< HEAD
"""How Opmaat looks: base page, components, forms, stylesheet, error pages."""
=======
"""How it looks: base page, components, stylesheet."""
>>>>>>> grond
