//! `list` and `show`: print the contents of a spec.

use clap::ValueEnum;
use sailgen::api::{Api, Model, Shape};
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
    /// The name of the schema or operation
    name: String,
    /// The root file of the spec [default: as for generate]
    #[arg(long, value_name = "FILE")]
    spec: Option<std::path::PathBuf>,
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
    /// The neutral model, before any language
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

/// Returns the API with the rules for its values, which generated files do not use.
fn whole_api(config: &Config) -> Result<Api, Failure> {
    meaning(config, &mut Diagnostics::default())
}

pub fn show(args: &ShowArgs) -> Result<End, Failure> {
    let mut config = args.options.config(args.spec.as_deref())?;
    config.output.flavours = Some(Vec::new());
    // A page in Rust terms lists the uses of the model among everything that `generate` would take.
    let whole = args.form == Form::RustPage && config.spec.schemas.is_empty();
    let whole = whole && !config.spec.selects();
    if args.form != Form::RustPage {
        config.spec.select_all();
    }
    if !whole {
        config.spec.schemas.push(args.name.clone());
    }
    let Generated { spec, api, .. } = match generated(&config) {
        Err(failure) if is_unknown(&failure) => return show_operation(args, config, failure),
        generated => generated?,
    };
    let Some((id, _)) = api.models().find(|(_, model)| model.name == args.name) else {
        let failure = unknown(config.clone(), &args.name);
        return show_operation(args, config, failure);
    };
    let view = || View::new(&api, &config.rust);
    let text = match args.form {
        Form::Api => Some(format!("{:#?}\n", whole_api(&config)?[id])),
        Form::Rust => Some(rust::model(&view(), id)),
        Form::Page => published_page(&args.name, &spec, &config)?,
        Form::RustPage => Pages::rust(&api, &view(), &config).named(&args.name)?,
    };
    let none = || {
        Failure::new(
            Code::UnknownSchema,
            format!("`{}` has no page: it shows where it is used", args.name),
        )
    };
    print::to_stdout(&text.ok_or_else(none)?);
    Ok(End::Well)
}

/// Returns the published page of a model or an operation. It covers the whole spec, regardless of the selection.
fn published_page(name: &str, spec: &Spec, config: &Config) -> Result<Option<String>, Failure> {
    let (_, published) = sailgen::read(spec, &mut Diagnostics::default());
    Pages::powershell(&published, config).named(name)
}

fn is_unknown(failure: &Failure) -> bool {
    let mut errors = failure.findings.iter().filter(|finding| finding.is_error());
    errors.any(|finding| finding.code == Code::UnknownSchema)
}

/// Prints the operation with this name, or returns `failure` if there is none.
fn show_operation(args: &ShowArgs, mut config: Config, failure: Failure) -> Result<End, Failure> {
    config.spec.select_all();
    let Generated { spec, api, .. } = generated(&config)?;
    let Some(operation) = super::operations::named(&api, &args.name) else {
        return Err(failure);
    };
    let client = config.client.clone().unwrap_or_default();
    let text = match args.form {
        Form::Api => super::operations::named(&whole_api(&config)?, &args.name)
            .map(|operation| format!("{operation:#?}\n")),
        Form::Rust => rust::operation(&api, &operation.id, &config.rust, &client),
        Form::Page => published_page(&args.name, &spec, &config)?,
        Form::RustPage => None,
    };
    let none = || {
        let message = format!("the operation `{}` has no such form", args.name);
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
