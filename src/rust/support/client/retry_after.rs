//! Parses `Retry-After`. This module does not know who waits.

use std::time::Duration;

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// Returns the time to wait according to `Retry-After`: seconds, or a date. A date is
/// compared with the server's own clock in `Date`.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        // Limited to a year, so that sums cannot overflow.
        return Some(Duration::from_secs(seconds.min(365 * 24 * 60 * 60)));
    }
    let now = http_date(headers.get(DATE)?.to_str().ok()?)?;
    let seconds = http_date(text)?.saturating_sub(now).min(365 * 24 * 60 * 60);
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or_default()))
}

/// Returns the seconds since 1970 for a date such as `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec",
    ];
    let (_, date) = text.split_once(", ")?;
    let mut words = date.split(' ');
    let day: i64 = words.next()?.parse().ok()?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|name| *name == month)?;
    let year: i64 = words.next()?.parse().ok()?;
    let mut clock = words.next()?.split(':').map(str::parse::<i64>);
    let mut next = || clock.next()?.ok();
    let (hours, minutes, seconds) = (next()?, next()?, next()?);
    if !(1970..10_000).contains(&year)
        || !(1..=31).contains(&day)
        || words.next()? != "GMT"
    {
        return None;
    }
    // Years begin in March here, so that the leap day comes last.
    let month = i64::try_from(month).ok()? + 1;
    let (year, month) =
        if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days =
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day
            - 1;
    Some((days - 719_468) * 86_400 + hours * 3_600 + minutes * 60 + seconds)
}
