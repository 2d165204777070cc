//! Lists the accounts of a SailPoint tenant, and downloads reports:
//!
//! ```sh
//! export SAIL_BASE_URL=https://TENANT.api.identitynow.com SAIL_CLIENT_ID=… SAIL_CLIENT_SECRET=…
//! cargo run --features reqwest/rustls -- accounts 'name sw "A"'
//! cargo run --features reqwest/rustls -- report ID FILE
//! ```

use std::error::Error;
use std::fs::File;
use std::io::Write as _;
use std::process::ExitCode;

use client::{Client, GetReportFileFormat, Reqwest};

mod models {
    include!(concat!(env!("OUT_DIR"), "/models.rs"));
}

mod client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

const USAGE: &str = "usage: sailpoint accounts [FILTERS] | sailpoint report ID FILE";

fn main() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(run()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // From the variables above, else from `config.json` as SailPoint's own SDKs have it.
    let client = Client::from_env()?.build(Reqwest::new()?);
    match arguments[..] {
        ["accounts"] => accounts(&client, None).await,
        ["accounts", filters] => accounts(&client, Some(filters)).await,
        ["report", id, file] => report(&client, id, file).await,
        _ => Err(USAGE.into()),
    }
}

/// Prints every account, page after page.
async fn accounts(client: &Client, filters: Option<&str>) -> Result<(), Box<dyn Error>> {
    let list = client.list_accounts().with(|mut list| {
        list.filters = filters.map(str::to_owned);
        list
    });
    let mut accounts = list.items();
    while let Some(account) = accounts.try_next().await? {
        let id = account.id.unwrap_or_default();
        println!(
            "{id}\t{}\t{}",
            account.name.unwrap_or_default(),
            account.native_identity
        );
    }
    Ok(())
}

/// Writes a report to a file as it comes.
async fn report(client: &Client, id: &str, path: &str) -> Result<(), Box<dyn Error>> {
    let mut report = client
        .get_report(id, GetReportFileFormat::Csv)
        .download()
        .await?;
    let mut file = File::create(path)?;
    while let Some(chunk) = report.chunk().await? {
        file.write_all(&chunk)?;
    }
    println!("{path}: {}", report.name().unwrap_or_else(|| id.to_owned()));
    Ok(())
}
