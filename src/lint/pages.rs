//! Pages that two components share. It prints none.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::emit::markdown::powershell_class;
use crate::ir::{Api, Listing};
use crate::spec::Spec;

pub fn check(spec: &Spec, api: &Api, findings: &mut Diagnostics) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for model in api.models.iter().filter(|model| model.listing != Listing::None) {
        let class = powershell_class(&model.name);
        if let Some(first) = first.get(&class) {
            let message = format!("`{}` and `{first}` share the page `{class}`; it shows one of them", model.name);
            findings.push(Code::SamePage, spec.place(&model.origin), message);
        } else {
            first.insert(class, &model.name);
        }
    }
}
