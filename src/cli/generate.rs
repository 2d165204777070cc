//! `generate`: writes the output, or checks that it is up to date.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Instant;

use clap::ValueHint;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use sailgen::config::{Flavour, PageLayout};
use sailgen::diagnostic::Code;
use sailgen::findings::{self, json_object};
use sailgen::output::{FileState, OutputFile, unified};
use sailgen::{Config, Failure, Generated, Generator, Outcome};
use serde_json::json;

use super::args::{Format, SelectionArgs, SpecArgs};
use super::end::End;
use super::global::{is_quiet, is_verbose};
use super::lock::lock;
use super::print;
use super::progress;
use super::shell::quoted;
use super::stdin::is_stdin;
use super::watch::watch;

#[derive(Debug, Clone, clap::Args)]
pub struct Args {
    #[command(flatten)]
    pub spec: SpecArgs,
    /// The output folder [default: `output.dir` of sailgen.toml, else target/sailgen]
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    out: Option<PathBuf>,
    /// A folder with custom page templates
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    templates: Option<PathBuf>,
    #[command(flatten)]
    selection: SelectionArgs,
    /// Generate only these flavours, and leave what earlier runs wrote for others
    #[arg(long, value_name = "FLAVOUR", value_delimiter = ',', value_parser = flavours())]
    only: Vec<Flavour>,
    /// With `--only`: remove what earlier runs wrote for other flavours
    #[arg(long, requires = "only")]
    prune: bool,
    /// Layout of reference pages: plain, docusaurus or mdbook [default: `pages.layout` of sailgen.toml, else plain]
    #[arg(long, value_name = "LAYOUT")]
    layout: Option<PageLayout>,
    /// Lay the pages out as a book, for `mdbook serve`: the same as `--layout mdbook`
    #[arg(long, conflicts_with = "layout")]
    book: bool,
    /// The label of this API version on pages, such as Beta
    #[arg(long)]
    label: Option<String>,
    /// The name of the generated crate [default: `rust.crate-name` of sailgen.toml, else one made from the title of the API]
    #[arg(long, value_name = "NAME")]
    crate_name: Option<String>,
    /// Write nothing; show the differences and exit with 1 if the output is not up to date
    #[arg(long, conflicts_with = "watch")]
    check: bool,
    /// Overwrite files that were changed by hand or not generated, where they are in the way
    #[arg(long, conflicts_with = "check")]
    force: bool,
    /// Write the names of the crate to sailgen.lock, so that later runs rename nothing
    #[arg(long, conflicts_with = "check")]
    lock: bool,
    /// Keep running, and generate again whenever an input changes
    #[arg(long)]
    watch: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Parses the name of a flavour, and lists the names in `--help`.
fn flavours() -> impl TypedValueParser<Value = Flavour> {
    PossibleValuesParser::new(Flavour::ALL.map(Flavour::as_str))
        .try_map(|name| name.parse::<Flavour>())
}

/// Runs once and prints a summary or, with `--watch`, runs again after each change.
pub fn generate(args: &Args) -> Result<End, Failure> {
    if args.watch {
        if args.spec.spec.iter().any(|path| is_stdin(path)) {
            let message = "standard input cannot be watched: give the path of a file";
            return Err(Failure::new(Code::BadOption, message));
        }
        watch(|| inputs(args), || again(args));
    }
    let outcome = once(args)?;
    let differs = args.check && !outcome.report.is_clean();
    // The process ends here: dropping all models first would take a tenth of the run.
    std::mem::forget(outcome);
    Ok(if differs { End::Differs } else { End::Well })
}

/// Runs once for `--watch`. A failure is reported, and the next change starts another run.
fn again(args: &Args) {
    if let Err(failure) = once(args) {
        print::failure(&failure, args.format);
    }
    if !is_quiet() && args.format != Format::Json {
        print::to_stderr("waiting for a change; Ctrl-C ends\n");
    }
}

/// Returns the files that a run depends on, including missing ones: options files and files that a reference names may be
/// created later.
fn inputs(args: &Args) -> Vec<PathBuf> {
    let spec = &args.spec.spec;
    let mut inputs: Vec<PathBuf> = Config::places(spec.first().map(PathBuf::as_path))
        .chain(args.spec.options.config.clone())
        .collect();
    match args.config() {
        Ok(config) => inputs.extend(Generator::from_config(config).inputs()),
        Err(_) => inputs.extend_from_slice(spec),
    }
    inputs
}

/// Runs once and prints a summary.
fn once(args: &Args) -> Result<Outcome, Failure> {
    let started = Instant::now();
    let config = args.config()?;
    let mut generator = Generator::from_config(config).force(args.force);
    let shows = !is_quiet() && args.format == Format::Text && progress::is_shown();
    if shows {
        generator = generator.on_progress(progress::show);
    }
    let outcome = if args.check {
        generator.check()
    } else {
        generator.write()
    };
    if shows {
        progress::end();
    }
    let outcome = outcome?;
    if args.lock {
        lock(&outcome, generator.options())?;
    }
    let text = match args.format {
        Format::Json => format!("{}\n", object(&outcome, generator.options())),
        Format::Text if args.check => checked(&outcome, generator.options()),
        Format::Text => summary(&outcome, generator.options(), started),
    };
    if is_verbose() && args.format == Format::Text {
        print::to_stderr(&findings::text(&outcome.findings, None));
    }
    if !is_quiet() || args.format == Format::Json {
        print::to_stdout(&text);
    }
    Ok(outcome)
}

impl Args {
    /// Returns the options of the file, with those of the command line taking precedence.
    pub fn config(&self) -> Result<Config, Failure> {
        let mut config = self.spec.config()?;
        let output = &mut config.output;
        output.dir = self.out.clone().or(output.dir.take());
        output.templates = self.templates.clone().or(output.templates.take());
        if !self.only.is_empty() {
            output.flavours = Some(self.only.clone());
            output.prune = Some(self.prune);
        }
        self.selection.apply(&mut config);
        let layout = if self.book {
            Some(PageLayout::Mdbook)
        } else {
            self.layout
        };
        if let Some(layout) = layout {
            config.pages.layout = layout;
            has_pages(config.flavours(), layout)?;
        }
        config.spec.label = self.label.clone().or(config.spec.label.take());
        if let Some(name) = &self.crate_name {
            config.rust.crate_name.clone_from(name);
        }
        Ok(config)
    }
}

/// Fails if a layout was requested but no pages are generated.
fn has_pages(flavours: &[Flavour], layout: PageLayout) -> Result<(), Failure> {
    let is_pages = |flavour: &Flavour| !matches!(flavour, Flavour::Rust | Flavour::Client);
    if flavours.iter().any(is_pages) {
        return Ok(());
    }
    let message = format!("there are no pages to lay out for {layout}: only models are generated");
    let help =
        "add `--only powershell` or `--only rust-pages`, or one of them to `output.flavours`";
    Err(Failure::new(Code::BadOption, message).with_help(help))
}

/// Returns a summary in a few lines: the files read and written, the findings, and the time.
fn summary(outcome: &Outcome, config: &Config, started: Instant) -> String {
    let dir = config.out_dir().display();
    let took = format!("{:.2} s", started.elapsed().as_secs_f64());
    let Some(generated) = &outcome.generated else {
        return format!("{dir} is up to date: nothing has changed since the last run ({took})\n");
    };
    let mut rows = vec![vec!["read".to_owned(), read(generated, config)]];
    rows.push(vec!["made".to_owned(), made(generated, config)]);
    rows.push(vec![
        "wrote".to_owned(),
        format!("{dir}: {}", outcome.report),
    ]);
    if is_verbose() {
        let moved = outcome.report.changes();
        rows.extend(moved.map(|(path, what)| vec![String::new(), format!("{what}: {path}")]));
    }
    for (at, (_, code, count)) in print::by_code(&outcome.findings).into_iter().enumerate() {
        let label = if at == 0 { "found" } else { "" };
        rows.push(vec![
            label.to_owned(),
            format!("{count} × {}: {}", code.as_str(), code.title()),
        ]);
    }
    if !outcome.findings.is_empty() {
        rows.push(vec![
            String::new(),
            format!(
                "{}; `sailgen lint` shows each",
                print::counts(&outcome.findings)
            ),
        ]);
    }
    rows.push(vec!["took".to_owned(), took]);
    print::table(&rows)
}

fn read(generated: &Generated, config: &Config) -> String {
    let roots = config.roots().unwrap_or_default();
    let spec = match &roots[..] {
        [root] => root.display().to_string(),
        roots => format!(
            "{} below {}",
            print::number(roots.len(), &"root file"),
            config.folder().display()
        ),
    };
    let files = print::number(generated.spec.sources.len(), &"file");
    match &config.file {
        Some(file) => format!("{spec}: {files}, with the options of {}", file.display()),
        None => format!("{spec}: {files}"),
    }
}

fn made(generated: &Generated, config: &Config) -> String {
    let models = print::number(generated.models, &"model");
    let flavours = config.flavours().iter().map(|flavour| {
        let below = |file: &&OutputFile| config.output.folders.holds(*flavour, &file.path);
        let page =
            |file: &&OutputFile| file.path.ends_with(".md") && !file.path.ends_with("/SUMMARY.md");
        let count = generated.files.iter().filter(below).filter(page).count();
        (*flavour, count)
    });
    let is_pages = |flavour: Flavour| !matches!(flavour, Flavour::Rust | Flavour::Client);
    let pages = flavours.filter(|(flavour, _)| is_pages(*flavour));
    let pages =
        pages.map(|(flavour, count)| format!(", {} for {flavour}", print::number(count, &"page")));
    format!("{models}{}", pages.collect::<String>())
}

/// Returns the differences, and the command that resolves them.
fn checked(outcome: &Outcome, config: &Config) -> String {
    let dir = config.out_dir();
    if outcome.report.is_clean() {
        return format!("{} is up to date: {}\n", dir.display(), outcome.report);
    }
    let differences = unified(&outcome.report, outcome.files(), dir, true);
    format!(
        "{differences}\n{} is not up to date; to update it, run:\n    {}\n",
        dir.display(),
        repair(outcome)
    )
}

/// Returns the same command without `--check`, or with `--force` instead if it would refuse to overwrite files.
fn repair(outcome: &Outcome) -> String {
    let refused = [FileState::HandChanged, FileState::Foreign]
        .iter()
        .any(|state| outcome.report.count(*state) > 0);
    let word = |argument: OsString| match argument == "--check" {
        true => refused.then(|| "--force".to_owned()),
        false => Some(quoted(&argument)),
    };
    let words = std::env::args_os().skip(1).filter_map(word);
    std::iter::once("sailgen".to_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

fn object(outcome: &Outcome, config: &Config) -> serde_json::Value {
    let report = &outcome.report;
    let files = |state, done| match report.done == done {
        true => report.paths(state).collect::<Vec<_>>(),
        false => Vec::new(),
    };
    json!({
        // A path may not be valid Unicode, but a JSON string has to be.
        "out": config.out_dir().to_string_lossy(),
        "current": report.done || report.is_clean(),
        "filesRead": outcome.counts.files_read,
        "models": outcome.counts.models,
        "unchanged": report.count(FileState::Unchanged),
        "kept": report.count(FileState::Kept),
        "new": files(FileState::Missing, true),
        "changed": files(FileState::Stale, true),
        "removed": files(FileState::LeftOver, true),
        "missing": files(FileState::Missing, false),
        "stale": files(FileState::Stale, false),
        "leftOver": files(FileState::LeftOver, false),
        "handChanged": files(FileState::HandChanged, report.done),
        "foreign": files(FileState::Foreign, report.done),
        "findings": outcome.findings.iter().map(json_object).collect::<Vec<_>>(),
    })
}
