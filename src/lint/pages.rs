//! Finds components that share a page. This module does not print pages.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::Spec;
use crate::powershell::name::class_name;
use crate::published::{Listing, Published};

pub fn check(spec: &Spec, published: &Published, findings: &mut Diagnostics) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for model in published
        .models
        .iter()
        .filter(|model| model.listing != Listing::None)
    {
        let class = class_name(&model.name);
        if let Some(first) = first.get(&class) {
            let message = format!(
                "`{}` and `{first}` share the page `{class}`; it shows one of them",
                model.name
            );
            findings.push(Code::SamePage, spec.place(&model.origin), message);
        } else {
            first.insert(class, &model.name);
        }
    }
}
