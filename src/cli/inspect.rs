//! `list` and `show`: print the contents of a spec.

use std::path::{Path, PathBuf};

use clap::{ValueEnum, ValueHint};
use sailgen::api::{Api, Model, Shape};
use sailgen::config::PageKind;
use sailgen::diagnostic::{Code, Diagnostics};
use sailgen::openapi::Spec;
use sailgen::pages::Pages;
use sailgen::rust::view::View;
use sailgen::{Config, Failure, Generated, meaning, pipeline, rust};
use serde_json::json;

use super::args::{Format, OptionArgs, SelectionArgs, SpecArgs};
use super::end::End;
use super::print;

#[derive(Debug, clap::Args)]
pub struct ListArgs {
    #[command(flatten)]
    spec: SpecArgs,
    #[command(flatten)]
    selection: SelectionArgs,
    /// List operations instead of schemas
    #[arg(long)]
    operations: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, clap::Args)]
pub struct ShowArgs {
    /// The name of the schema, the id of the operation, or its method and path, such as "GET /accounts"
    name: String,
    /// The root file of the spec, before or after the name [default: as for generate]
    #[arg(value_name = "SPEC", conflicts_with = "spec", value_hint = ValueHint::FilePath)]
    file: Option<String>,
    /// The root file of the spec, as an option
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    spec: Option<PathBuf>,
    #[command(flatten)]
    options: OptionArgs,
    /// What to print
    #[arg(long = "as", value_enum, default_value_t)]
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Form {
    /// The Rust type
    #[default]
    Rust,
    /// The reference page for users of PowerShell
    Page,
    /// The reference page for users of the Rust crate
    RustPage,
    /// Everything that sailgen knows about it, before any language
    #[value(alias = "ir")]
    Api,
}

pub fn list(args: &ListArgs) -> Result<End, Failure> {
    let mut config = args.spec.config()?;
    args.selection.apply(&mut config);
    config.output.flavours = Some(Vec::new());
    let Generated { api, .. } = generated(&config)?;
    if args.operations {
        print::to_stdout(&super::operations::listed(&api, args.format));
        return Ok(End::Well);
    }
    let models = api.models.iter().filter(|model| model.role.is_published());
    match args.format {
        Format::Json => {
            let objects = models.map(|model| format!("{}\n", object(model)));
            print::to_stdout(&objects.collect::<String>());
        }
        Format::Text => {
            let title = ["NAME", "KIND", "FIELDS", "FILE"]
                .map(str::to_owned)
                .to_vec();
            let rows: Vec<_> = std::iter::once(title).chain(models.map(row)).collect();
            print::to_stdout(&print::table(&rows));
        }
    }
    Ok(End::Well)
}

fn row(model: &Model) -> Vec<String> {
    let fields = fields(model).map_or("-".to_owned(), |count| count.to_string());
    vec![
        model.name.clone(),
        kind(model).to_owned(),
        fields,
        model.origin.file.clone(),
    ]
}

fn object(model: &Model) -> serde_json::Value {
    json!({
        "name": model.name,
        "kind": kind(model),
        "fields": fields(model),
        "file": model.origin.file,
        "pointer": model.origin.pointer,
        "deprecated": model.deprecated,
    })
}

fn kind(model: &Model) -> &'static str {
    match &model.shape {
        Shape::Struct(_) => "object",
        Shape::Enum(_) => "enum",
        Shape::Union(union) if union.exclusive => "oneOf",
        Shape::Union(_) => "anyOf",
        Shape::Tuple(_) => "tuple",
        Shape::Map(_) => "map",
        Shape::Alias(_) => "alias",
    }
}

fn fields(model: &Model) -> Option<usize> {
    match &model.shape {
        Shape::Struct(shape) => Some(shape.fields.len()),
        Shape::Enum(values) => Some(values.values.len()),
        Shape::Union(union) => Some(union.members.len()),
        Shape::Tuple(items) => Some(items.len()),
        Shape::Map(_) | Shape::Alias(_) => None,
    }
}

fn generated(config: &Config) -> Result<Generated, Failure> {
    pipeline(config, &mut Diagnostics::default())
}

impl ShowArgs {
    /// Returns the name and the file of the spec. They are told apart by which of them is a file.
    fn name_and_spec(&self) -> (&str, Option<&Path>) {
        let is_file = |text: &str| text == "-" || Path::new(text).is_file();
        match &self.file {
            Some(file) if is_file(&self.name) && !is_file(file) => {
                (file, Some(Path::new(&self.name)))
            }
            Some(file) => (&self.name, Some(Path::new(file))),
            None => (&self.name, self.spec.as_deref()),
        }
    }
}

pub fn show(args: &ShowArgs) -> Result<End, Failure> {
    let (name, spec) = args.name_and_spec();
    let mut config = args.options.config(spec)?;
    config.output.flavours = Some(Vec::new());
    // The name of a type, its uses, and the sentence about them depend on everything that `generate` would take.
    let is_rust = matches!(args.form, Form::Rust | Form::RustPage);
    if !is_rust {
        config.spec.select_all();
    }
    let whole = match args.form {
        Form::Api => true,
        Form::Rust | Form::RustPage => !config.spec.selects(),
        Form::Page => false,
    };
    if !whole {
        config.spec.schemas.push(name.to_owned());
    }
    let (spec, api) = match read(&config, args.form) {
        Err(failure) if is_unknown(&failure) => {
            return show_operation((name, args.form), config, failure);
        }
        read => read?,
    };
    let Some((id, model)) = api.models().find(|(_, model)| model.name == name) else {
        if let Some(operation) =
            super::operations::named(&api, name).filter(|_| args.form == Form::Api)
        {
            print::to_stdout(&format!("{operation:#?}\n"));
            return Ok(End::Well);
        }
        let failure = unknown(config.clone(), name);
        return show_operation((name, args.form), config, failure);
    };
    let view = || View::new(&api, &config.rust);
    let text = match args.form {
        Form::Api => Some(format!("{model:#?}\n")),
        Form::Rust => Some(rust::model(&view(), id)),
        Form::Page => published_page(name, spec.as_ref(), &config)?,
        Form::RustPage => Pages::rust(&api, &view(), &config).named(name)?,
    };
    let none = || {
        Failure::new(
            Code::UnknownSchema,
            format!("`{name}` has no page: it shows where it is used"),
        )
    };
    print::to_stdout(&text.ok_or_else(none)?);
    Ok(End::Well)
}

/// Reads the spec and the API. Only the neutral form needs the rules for values, and it needs no spec.
fn read(config: &Config, form: Form) -> Result<(Option<Spec>, Api), Failure> {
    match form {
        Form::Api => Ok((None, meaning(config, &mut Diagnostics::default())?)),
        _ => generated(config).map(|generated| (Some(generated.spec), generated.api)),
    }
}

/// Returns the published page of a model or an operation. It covers the whole spec, regardless of the selection.
fn published_page(
    name: &str,
    spec: Option<&Spec>,
    config: &Config,
) -> Result<Option<String>, Failure> {
    let Some(spec) = spec else { return Ok(None) };
    let (_, published) = sailgen::read(spec, &mut Diagnostics::default());
    Pages::powershell(&published, config).named(name)
}

fn is_unknown(failure: &Failure) -> bool {
    let mut errors = failure.findings.iter().filter(|finding| finding.is_error());
    errors.any(|finding| finding.code == Code::UnknownSchema)
}

/// Prints the operation with this name, or returns `failure` if there is none.
fn show_operation(
    (name, form): (&str, Form),
    mut config: Config,
    failure: Failure,
) -> Result<End, Failure> {
    config.spec.select_all();
    let (spec, api) = read(&config, form)?;
    let Some(operation) = super::operations::named(&api, name) else {
        return Err(failure);
    };
    let client = config.client.clone().unwrap_or_default();
    let text = match form {
        Form::Api => Some(format!("{operation:#?}\n")),
        Form::Rust => rust::operation(&api, &operation.id, &config.rust, &client),
        Form::Page => published_page(name, spec.as_ref(), &config)?,
        Form::RustPage => {
            config.rust_pages.kinds = Some(PageKind::ALL.to_vec());
            let view = View::new(&api, &config.rust);
            Pages::rust(&api, &view, &config).named(&operation.id)?
        }
    };
    let none = || {
        let message = format!("the operation `{name}` has no such form");
        Failure::new(Code::BadOption, message).with_help("`--as api` shows every operation")
    };
    print::to_stdout(&text.ok_or_else(none)?);
    Ok(End::Well)
}

/// Returns the failure for an unknown model name, with suggestions.
fn unknown(mut config: Config, name: &str) -> Failure {
    config.spec.schemas = vec![name.to_owned()];
    let help = "only one is shown at a time; `sailgen list --schema` prints all that match a glob";
    let glob = || {
        Failure::new(Code::UnknownSchema, format!("there is no schema `{name}`")).with_help(help)
    };
    generated(&config).err().unwrap_or_else(glob)
}
