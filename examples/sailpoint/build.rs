//! Generates models and client of the operations in `sailgen.toml`, from SailPoint's own spec if `SAILPOINT_SPEC` names it
//! (`api-specs/idn/sailpoint-api.v3.yaml`), else from an extract.

fn main() {
    println!("cargo::rerun-if-env-changed=SAILPOINT_SPEC");
    sailgen::generate(std::env::var("SAILPOINT_SPEC").unwrap_or_else(|_| "api.yaml".to_owned()));
}
