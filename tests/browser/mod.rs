//! A local web server for a folder, and Chromium to view its pages.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs, thread};

/// Returns a program: the one that the environment variable names, or else the one with the usual name.
pub fn program(variable: &str, name: &str) -> Command {
    Command::new(env::var_os(variable).unwrap_or_else(|| name.into()))
}

/// Runs Chromium headless with these arguments, and returns its output.
pub fn chromium(arguments: &[&str]) -> Output {
    let profile = Path::new(env!("CARGO_TARGET_TMPDIR")).join("chromium");
    let mut browser = program("CHROMIUM", "chromium");
    browser.args([
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
    ]);
    browser
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(arguments)
        .output()
        .expect("chromium runs")
}

/// Returns messages that pages wrote to the console, and errors of resources that could not be loaded.
pub fn console(run: &Output) -> Vec<String> {
    let said = String::from_utf8_lossy(&run.stderr);
    said.lines()
        .filter(|line| line.contains("CONSOLE"))
        .map(str::to_owned)
        .collect()
}

/// Serves a folder on a free port until the test ends.
pub fn serve(folder: PathBuf) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            thread::spawn(move || answer(&stream, &folder));
        }
    });
    port
}

fn answer(mut stream: &TcpStream, folder: &Path) {
    let mut request = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(first) = request.next() else { return };
    let path = first
        .split(' ')
        .nth(1)
        .unwrap_or("/")
        .split('?')
        .next()
        .unwrap_or_default()
        .trim_start_matches('/');
    // All headers have to be read, or the browser reports a broken connection.
    request.take_while(|line| !line.is_empty()).for_each(drop);
    let file = folder.join(path);
    let file = if file.is_dir() {
        file.join("index.html")
    } else {
        file
    };
    let (status, body) = match fs::read(&file) {
        Ok(body) => ("200 OK", body),
        Err(_) => ("404 Not Found", Vec::new()),
    };
    let kind = match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&body));
}
