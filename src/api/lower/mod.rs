//! Turns schemas into models: the possible values of each schema, as JSON Schema and OpenAPI define them.
//!
//! It reads the nodes of the spec and the table of published names. It knows no pages and no
//! languages, and not how the names were chosen.

mod alias;
mod choice;
mod expansion;
mod facts;
mod families;
mod family;
mod field;
mod join;
mod lowering;
mod members;
mod model;
mod number;
mod object;
mod operation;
mod root;
mod rules;
mod shape;
mod size;
mod tuple;
mod types;
mod values;

use self::lowering::Lowering;
use super::{Api, Role, cycle, usage};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Names, Operation, Spec, Target, say_union_of_itself};

/// Lowers every schema that has a name or that an operation uses.
///
/// [`Rules`](super::Rules) are only made `with_rules`. Problems are added to `diagnostics`; after an error, the result is
/// incomplete and must not be used.
pub fn lower<'a>(
    spec: &'a Spec,
    operations: &[Operation<'a>],
    names: &Names<'a>,
    with_rules: bool,
    diagnostics: &mut Diagnostics,
) -> Api {
    if !size::is_within_models(spec, names, diagnostics) {
        return Api::default();
    }
    let root = spec.sources[spec.root().file].path.clone();
    let mut api = Api {
        root,
        info: spec.info(),
        roots: root::roots(spec),
        tags: spec.distinct_tags(),
        ..Api::default()
    };
    let mut lowering = Lowering::new(spec, names, diagnostics);
    lowering.with_rules = with_rules;
    lowering.families = family::find(&lowering);
    for named in names.entries() {
        let role = if named.lifted {
            Role::Lifted
        } else {
            Role::Component
        };
        let name = lowering.name(named);
        let model = lowering.model(&[named.schema], name, role);
        api.models.push(model);
    }
    let mut findings = Diagnostics::default();
    let held = &mut |at: Target<'a>, name: &str| lowering.held_with_rules(at, name);
    operation::operations(spec, operations, &mut api, held, &mut findings);
    let before_parameters = lowering.own_models.len();
    let held = &mut |at: Target<'a>, name: &str| lowering.held_with_rules(at, name);
    operation::parameters(spec, operations, &mut api, held, &mut findings);
    for model in &mut lowering.own_models[before_parameters..] {
        model.role = Role::Parameter;
    }
    let published = names.entries().iter().map(|named| &named.name);
    let published = published.chain(api.models.iter().map(|model| &model.name));
    let published = published.map(|name| name.to_lowercase()).collect();
    number::renumber(&mut lowering.own_models, &lowering.asked, published);
    api.models.append(&mut lowering.own_models);
    lowering.meet_demands(&mut api.models);
    diagnostics.append(findings);
    alias::dissolve(&mut api);
    report_cut_unions(spec, &mut api, diagnostics);
    report_cut_tuples(spec, &mut api, diagnostics);
    cycle::mark(&mut api);
    usage::mark(&mut api, &root::components(spec, names));
    api
}

fn report_cut_unions(spec: &Spec, api: &mut Api, diagnostics: &mut Diagnostics) {
    for (union, held) in cycle::cut_unions(api) {
        let (union, held) = (&api[union], &api[held].name);
        say_union_of_itself(spec.place(&union.origin), (&union.name, held), diagnostics);
    }
}

fn report_cut_tuples(spec: &Spec, api: &mut Api, diagnostics: &mut Diagnostics) {
    for id in cycle::cut_nameless(api) {
        let message = "this schema holds itself without a model in between; it becomes plain JSON \
                       there";
        diagnostics.push(Code::Infinite, spec.place(&api[id].origin), message);
    }
}
