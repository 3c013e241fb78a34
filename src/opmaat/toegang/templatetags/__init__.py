"""Tags of toegang for templates."""
