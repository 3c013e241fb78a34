"""How Opmaat looks: base page, components, forms, stylesheet, error pages."""
