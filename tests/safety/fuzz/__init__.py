"""A small fuzzer: `seeds` has what journals hold, `growing` makes inputs of it, `checks` says what must hold, `targets` runs them."""
