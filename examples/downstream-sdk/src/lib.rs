//! An SDK for the sample spec. Nothing of it is written by hand: models and client are made from the spec when it is built.
//!
//! ```no_run
//! use downstream_sdk::sdk::{Bearer, Client, ListPersonalAccessTokens, Server, Ureq};
//!
//! let client = Client::builder(Server::tenant("acme")?)
//!     .auth(Bearer::new(std::env::var("TOKEN")?))
//!     .build_blocking(Ureq::new());
//! for token in client.items(ListPersonalAccessTokens::new()) {
//!     println!("{}", token?.name);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

/// The models of the spec.
#[allow(missing_docs)]
pub mod models {
    include!(concat!(env!("OUT_DIR"), "/models.rs"));
}

/// The client and its operations.
#[allow(missing_docs)]
pub mod sdk {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
