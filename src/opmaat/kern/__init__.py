"""The core: the register, agreements, measures and figures, without a clock, settings, environment or Django."""
