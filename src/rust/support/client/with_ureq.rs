//! The transport over `ureq`.

use std::time::Duration;

use super::body::Body;
use super::error::{Failure, TransportError};
use super::transport::{BlockingTransport, Timeout};

/// A transport that sends requests with `ureq`.
#[derive(Clone, Debug)]
pub struct Ureq(::ureq::Agent);

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl Ureq {
    /// Creates a transport with the defaults of `ureq`, except that it does not follow
    /// redirects: the client does.
    #[must_use]
    pub fn new() -> Self {
        Self::with(::ureq::Agent::new_with_defaults())
    }

    /// Creates a transport from your own agent. Redirects are turned off here too.
    #[must_use]
    pub fn with(agent: ::ureq::Agent) -> Self {
        Self(agent)
    }

    fn run(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<::ureq::Body>, ::ureq::Error> {
        let timeout = Timeout::of(&request);
        let (parts, body) = request.into_parts();
        let length = body.len();
        let body = match length {
            Some(0) => ::ureq::SendBody::none(),
            _ => ::ureq::SendBody::from_owned_reader(body),
        };
        let mut request = http::Request::from_parts(parts, body);
        if let Some(length) = length.filter(|length| *length > 0) {
            request.headers_mut().insert(http::header::CONTENT_LENGTH, length.into());
        }
        let request = self
            .0
            .configure_request(request)
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_recv_response(timeout)
            .timeout_send_request(timeout)
            .timeout_connect(timeout.map(|timeout| timeout.min(CONNECT)))
            .build();
        self.0.run(request)
    }
}

const CONNECT: Duration = Duration::from_secs(15);

impl BlockingTransport for Ureq {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let response = self.run(request).map_err(failure)?;
        let (parts, body) = response.into_parts();
        let length = body.content_length();
        Ok(http::Response::from_parts(
            parts,
            Body::from_reader(body.into_reader(), length),
        ))
    }
}

fn failure(error: ::ureq::Error) -> TransportError {
    let failure = match &error {
        ::ureq::Error::Timeout(::ureq::Timeout::Resolve | ::ureq::Timeout::Connect)
        | ::ureq::Error::HostNotFound
        | ::ureq::Error::ConnectionFailed => Failure::Connect,
        ::ureq::Error::Timeout(_) => Failure::Timeout,
        ::ureq::Error::Io(error)
            if error.kind() == std::io::ErrorKind::ConnectionRefused =>
        {
            Failure::Connect
        }
        _ => Failure::Other,
    };
    TransportError::new(failure, error)
}
