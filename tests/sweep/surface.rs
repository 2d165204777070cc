//! The operations of a generated client as its source declares them: arguments of `new`, and setters.

use std::fs;
use std::path::Path;

use quote::ToTokens as _;
use syn::{Expr, FnArg, ImplItem, Item, ItemImpl, Pat, PathArguments};

/// An operation of the client.
#[derive(Default)]
pub struct Operation {
    pub name: String,
    pub module: String,
    pub method: String,
    pub path: String,
    /// Arguments of `new` with their types.
    pub needs: Vec<(String, String)>,
    /// Setters with the types of their arguments.
    pub takes: Vec<(String, String)>,
    /// The form among the types of a body with several media types.
    pub form: Option<Box<Operation>>,
    /// The types that are converted to the enum of a body with several media types, in order.
    pub bodies: Vec<String>,
}

/// Returns all operations, in the order of files and of the source.
pub fn operations(krate: &Path) -> Vec<Operation> {
    let folder = fs::read_dir(krate.join("src/operations")).unwrap();
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let files = files.iter().filter(|path| !path.ends_with("mod.rs"));
    files.flat_map(|path| of_file(path)).collect()
}

fn of_file(path: &Path) -> Vec<Operation> {
    let module = path.file_stem().unwrap().to_string_lossy();
    let file = syn::parse_file(&fs::read_to_string(path).unwrap()).unwrap();
    let mut found: Vec<Operation> = Vec::new();
    let mut bodies: Vec<(String, String)> = Vec::new();
    for item in &file.items {
        let Item::Impl(item) = item else { continue };
        let name = text(&item.self_ty);
        match &item.trait_ {
            None if name.contains("::") => {} // methods of the client
            None => {
                let (needs, takes) = functions(item);
                found.push(Operation {
                    name,
                    module: module.clone().into_owned(),
                    needs,
                    takes,
                    ..Operation::default()
                });
            }
            Some((path, _)) if path.segments.last().unwrap().ident == "Operation" => {
                let operation = found.iter_mut().find(|known| known.name == name).unwrap();
                operation.method = info(item, "method")
                    .rsplit("::")
                    .next()
                    .unwrap()
                    .to_lowercase();
                operation.path = info(item, "path").trim_matches('"').to_owned();
            }
            Some((path, _)) => bodies.extend(converted(path).map(|ty| (name, ty))),
        }
    }
    let (mut operations, forms): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|known| !known.method.is_empty());
    for form in forms {
        let mut of = operations.iter_mut();
        let of = of.find(|known| format!("{}Multipart", known.name) == form.name);
        of.unwrap().form = Some(Box::new(form));
    }
    for (name, ty) in bodies {
        let mut of = operations.iter_mut();
        if let Some(of) = of.find(|known| format!("{}Body", known.name) == name) {
            of.bodies.push(ty);
        }
    }
    operations
}

/// Returns the type that is converted by `From`.
fn converted(path: &syn::Path) -> Option<String> {
    let last = path.segments.last()?;
    let PathArguments::AngleBracketed(list) = &last.arguments else {
        return None;
    };
    let is_from = last.ident == "From";
    is_from.then(|| list.args.to_token_stream().to_string())
}

/// Returns tokens as a string without spaces.
fn text(tokens: &impl quote::ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

type Arguments = Vec<(String, String)>;

fn functions(item: &ItemImpl) -> (Arguments, Arguments) {
    let (mut needs, mut takes) = (Vec::new(), Vec::new());
    for item in &item.items {
        let ImplItem::Fn(function) = item else {
            continue;
        };
        let list = if function.sig.ident == "new" {
            &mut needs
        } else {
            &mut takes
        };
        for input in &function.sig.inputs {
            let FnArg::Typed(input) = input else { continue };
            let Pat::Ident(name) = &*input.pat else {
                continue;
            };
            let ty = input.ty.to_token_stream().to_string().replace(", >", " >");
            list.push((name.ident.to_string(), ty));
        }
    }
    (needs, takes)
}

/// Returns a field of `INFO`.
fn info(item: &ItemImpl, field: &str) -> String {
    let mut constants = item.items.iter().filter_map(|item| match item {
        ImplItem::Const(constant) => Some(&constant.expr),
        _ => None,
    });
    let Some(Expr::Struct(info)) = constants.next() else {
        panic!("INFO is a struct")
    };
    let is_field = |value: &&syn::FieldValue| text(&value.member) == field;
    text(&info.fields.iter().find(is_field).unwrap().expr)
}
