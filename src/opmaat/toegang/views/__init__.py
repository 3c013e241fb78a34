"""The pages of toegang; thin: they ask policies and queries, and show."""
