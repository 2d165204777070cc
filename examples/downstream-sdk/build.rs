//! Generates models and client from the sample spec, with the options of the `sailgen.toml` beside this file.

fn main() {
    sailgen::generate("../../specs/idn/sailpoint-api.beta.yaml");
}
