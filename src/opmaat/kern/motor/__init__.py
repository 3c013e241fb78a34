"""From a measure and a question to a figure: two engines, and what they share without counting."""
