//! The command line: arguments in, one call of the library per verb, exit code out.

fn main() {}
