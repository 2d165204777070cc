//! Arguments of all verbs: verbosity and colours. They are set once, before a verb runs.

use std::sync::OnceLock;

use clap::{Args, ColorChoice};

/// Arguments for verbosity and colours.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct GlobalArgs {
    /// Print only errors and the result of the command
    #[arg(
        long,
        short,
        global = true,
        help_heading = "Global options",
        conflicts_with = "verbose"
    )]
    quiet: bool,
    /// List every finding and every changed file, instead of counts
    #[arg(long, short, global = true, help_heading = "Global options")]
    verbose: bool,
    /// When to use colours
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        global = true,
        help_heading = "Global options"
    )]
    color: ColorChoice,
}

static CHOSEN: OnceLock<GlobalArgs> = OnceLock::new();

impl GlobalArgs {
    /// Applies the arguments to the whole run.
    pub fn set(self) {
        let colours = match self.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        colours.write_global();
        let _ = CHOSEN.set(self);
    }
}

/// Returns `true` if only errors and results are printed.
pub fn is_quiet() -> bool {
    CHOSEN.get().is_some_and(|chosen| chosen.quiet)
}

/// Returns `true` if all details are printed.
pub fn is_verbose() -> bool {
    CHOSEN.get().is_some_and(|chosen| chosen.verbose)
}
