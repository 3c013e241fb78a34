"""The checks of the register: one data file per check, and the code that runs them and reports what they found."""
