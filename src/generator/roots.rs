//! Generates from several root files: PowerShell pages for each of them alone, as they are
//! published, and everything else for all of them together. It generates no files itself.

use super::files::files;
use crate::Failure;
use crate::api::Api;
use crate::config::{Config, Flavour};
use crate::diagnostic::Diagnostics;
use crate::openapi::{Spec, Target};
use crate::output::OutputFile;
use crate::parallel;
use crate::published::Published;
use crate::readings;

/// Generates everything that the options ask for, with paths below the output folder. `together`
/// holds the readings of all root files as one API.
///
/// # Errors
///
/// As for [`files`].
pub(super) fn files_of_roots(
    (spec, as_published): (&Spec, Option<&Spec>),
    together: (&Api, &Published),
    config: &Config,
    findings: &mut Diagnostics,
) -> Result<Vec<OutputFile>, Failure> {
    let mut of_all = config.clone();
    let others = config.flavours().iter().copied();
    let others: Vec<Flavour> = others.filter(|it| *it != Flavour::Powershell).collect();
    let has_powershell = others.len() < config.flavours().len();
    of_all.output.flavours = Some(others);
    let mut made = files(together.0, together.1, &of_all)?;
    if has_powershell {
        let shown = as_published.unwrap_or(spec);
        let roots: Vec<_> = shown.roots().collect();
        for one in parallel::each_large(&roots, |&root| pages_of(shown, root, config)) {
            let (files, found) = one?;
            made.extend(files);
            match as_published {
                None => findings.merge(found),
                Some(_) => readings::report_limits(&found, findings),
            }
        }
    }
    Ok(made)
}

/// Generates the pages of one root file, and returns the findings of reading it on its own.
fn pages_of(
    spec: &Spec,
    root: Target<'_>,
    config: &Config,
) -> Result<(Vec<OutputFile>, Diagnostics), Failure> {
    let mut own = config.clone();
    own.output.flavours = Some(vec![Flavour::Powershell]);
    let folders = &mut own.output.folders;
    for folder in [&mut folders.powershell, &mut folders.powershell_methods] {
        if !folder.contains("{root") {
            *folder = format!("{}/{{root}}", folder.trim_end_matches('/'));
        }
    }
    let own = own.of_root(spec.root_name(root));
    let mut findings = Diagnostics::default();
    let spec = &spec.of_root(root.file);
    let mut read = readings::read_for(&own, (spec, None), false, &mut findings);
    if config.spec.selects() {
        // A selected name may be defined in another root file, so unknown names are not reported
        // here.
        let elsewhere = &mut Diagnostics::default();
        read = read.select(&config.spec, elsewhere);
    }
    Ok((files(&read.api, &read.published, &own)?, findings))
}
