//! A small SDK for personal access tokens. Its models are made from the spec when it is built; the client is written by hand.
//!
//! It knows how to send and read models. What a model looks like stands in the spec alone.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::Agent;
use ureq::http::{Method, Request, Response};

/// The models of the spec.
#[allow(missing_docs)]
pub mod models {
    include!(concat!(env!("OUT_DIR"), "/models.rs"));
}

use models::{
    CreatePersonalAccessTokenRequest, CreatePersonalAccessTokenResponse,
    PatchPersonalAccessTokenRequest, PersonalAccessToken,
};

/// Where the API is, and as whom to speak to it.
pub struct Client {
    agent: Agent,
    base: String,
    token: String,
}

/// Why there is no answer to a call.
#[derive(Debug)]
pub enum Error {
    /// The server could not be reached, or did not speak HTTP.
    Http(ureq::Error),
    /// The server answered, and said no.
    Refused {
        /// The HTTP status.
        status: u16,
        /// What the server said.
        body: String,
    },
    /// The answer is not what the spec says.
    Json(serde_json::Error),
}

impl Client {
    /// Speaks to the API at this address, with this bearer token.
    pub fn new(base: impl Into<String>, token: impl Into<String>) -> Self {
        let config = Agent::config_builder().http_status_as_error(false).build();
        Client {
            agent: config.into(),
            base: base.into(),
            token: token.into(),
        }
    }

    /// Makes a token. The answer is the only one that holds its secret.
    pub fn create_token(
        &self,
        token: &CreatePersonalAccessTokenRequest,
    ) -> Result<CreatePersonalAccessTokenResponse, Error> {
        self.call(
            Method::POST,
            "/personal-access-tokens",
            "application/json",
            Some(token),
        )
    }

    /// All tokens of the caller's tenant.
    pub fn list_tokens(&self) -> Result<Vec<PersonalAccessToken>, Error> {
        self.call(
            Method::GET,
            "/personal-access-tokens",
            "application/json",
            None::<&()>,
        )
    }

    /// Changes the fields that are not absent; `null` empties one.
    pub fn patch_token(
        &self,
        id: &str,
        changes: &PatchPersonalAccessTokenRequest,
    ) -> Result<PersonalAccessToken, Error> {
        let path = format!("/personal-access-tokens/{id}");
        self.call(
            Method::PATCH,
            &path,
            "application/merge-patch+json",
            Some(changes),
        )
    }

    fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        media_type: &str,
        body: Option<&impl Serialize>,
    ) -> Result<T, Error> {
        let body = body
            .map_or(Ok(Vec::new()), serde_json::to_vec)
            .map_err(Error::Json)?;
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base));
        let request = request.header("Authorization", format!("Bearer {}", self.token));
        let request = request
            .header("Content-Type", media_type)
            .body(body)
            .map_err(|error| Error::Http(error.into()))?;
        let mut response: Response<_> = self.agent.run(request).map_err(Error::Http)?;
        let text = response.body_mut().read_to_string().map_err(Error::Http)?;
        if !response.status().is_success() {
            return Err(Error::Refused {
                status: response.status().as_u16(),
                body: text,
            });
        }
        serde_json::from_str(&text).map_err(Error::Json)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Http(error) => write!(f, "no answer: {error}"),
            Error::Refused { status, body } => write!(f, "refused with {status}: {body}"),
            Error::Json(error) => write!(f, "not the JSON that was expected: {error}"),
        }
    }
}

impl std::error::Error for Error {}
