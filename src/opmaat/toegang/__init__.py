"""Who works with the dossier, what they may see and do, and the traces that seeing and doing leave."""
