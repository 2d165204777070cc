//! Writes `sailgen.lock` with the current names of the crate.

use std::fs;

use sailgen::diagnostic::{Code, Diagnostics};
use sailgen::{Config, Failure, Outcome, pipeline, rust};

/// Pins all names of a run. The file is replaced atomically.
pub fn lock(outcome: &Outcome, config: &Config) -> Result<(), Failure> {
    let names = |api| rust::pins(api, &config.rust, config.client.as_ref());
    let names = match &outcome.generated {
        Some(generated) if !generated.api.models.is_empty() => names(&generated.api),
        _ => {
            let mut config = config.clone();
            config.output.flavours = Some(Vec::new());
            names(&pipeline(&config, &mut Diagnostics::default())?.api)
        }
    };
    let (path, text) = (config.lock_path(), config.lock_text(&names));
    if fs::read_to_string(&path).is_ok_and(|now| now == text) {
        return Ok(());
    }
    let part = path.with_extension("lock.part");
    let written = fs::write(&part, text).and_then(|()| fs::rename(&part, &path));
    written.map_err(|error| {
        let message = format!("`{}` cannot be written: {error}", path.display());
        Failure::new(Code::NotWritten, message)
    })
}
