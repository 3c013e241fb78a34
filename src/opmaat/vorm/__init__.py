"""How it looks: base page, components, stylesheet."""
