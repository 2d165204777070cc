//! Conversions between the dates of this crate and `time`.

use time::format_description::well_known::Iso8601;
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::{Date, DateTime, FormatError};

impl DateTime {
    /// Converts into a `time` date-time, or returns `None` if the string is not a date
    /// and time. The zone may be `Z`, `+00:00` or `+0000`; a missing zone is read as
    /// UTC.
    #[must_use]
    pub fn to_time(&self) -> Option<OffsetDateTime> {
        let text = self.as_str().trim();
        if let Ok(moment) = OffsetDateTime::parse(text, &Iso8601::PARSING) {
            return Some(moment);
        }
        if let Ok(moment) = PrimitiveDateTime::parse(text, &Iso8601::PARSING) {
            return Some(moment.assume_utc());
        }
        // `+0000` after `18:45:37` mixes the basic and the extended format of ISO 8601.
        let (moment, sign, zone) = match text.rsplit_once('+') {
            Some((moment, zone)) => (moment, 1, zone),
            None => text.rsplit_once('-').map(|(moment, zone)| (moment, -1, zone))?,
        };
        let zone: i8 = zone
            .get(..2)
            .filter(|_| zone.len() == 4)?
            .parse()
            .ok()
            .map(|hours: i8| hours * sign)?;
        let minutes: i8 = text
            .get(text.len() - 2..)?
            .parse()
            .ok()
            .map(|minutes: i8| minutes * sign)?;
        let moment = PrimitiveDateTime::parse(moment, &Iso8601::PARSING).ok()?;
        Some(moment.assume_offset(UtcOffset::from_hms(zone, minutes, 0).ok()?))
    }
}

/// Writes milliseconds at most, as most APIs do.
impl From<OffsetDateTime> for DateTime {
    fn from(moment: OffsetDateTime) -> Self {
        use time::format_description::well_known::Rfc3339;
        let millis = moment.nanosecond() / 1_000_000 * 1_000_000;
        let moment = moment.replace_nanosecond(millis).unwrap_or(moment);
        moment.format(&Rfc3339).unwrap_or_else(|_| moment.to_string()).into()
    }
}

impl TryFrom<&DateTime> for OffsetDateTime {
    type Error = FormatError;

    fn try_from(moment: &DateTime) -> Result<Self, FormatError> {
        moment.to_time().ok_or_else(|| FormatError::new("a moment", moment))
    }
}

impl TryFrom<DateTime> for OffsetDateTime {
    type Error = FormatError;

    fn try_from(moment: DateTime) -> Result<Self, FormatError> {
        Self::try_from(&moment)
    }
}

impl PartialEq<OffsetDateTime> for DateTime {
    fn eq(&self, other: &OffsetDateTime) -> bool {
        self.to_time() == Some(*other)
    }
}

impl PartialOrd<OffsetDateTime> for DateTime {
    fn partial_cmp(&self, other: &OffsetDateTime) -> Option<std::cmp::Ordering> {
        self.to_time()?.partial_cmp(other)
    }
}

impl Date {
    /// Converts into a `time` date, or returns `None` if the string is not a date.
    #[must_use]
    pub fn to_time(&self) -> Option<time::Date> {
        time::Date::parse(self.as_str().trim(), &Iso8601::PARSING).ok()
    }
}

impl TryFrom<&Date> for time::Date {
    type Error = FormatError;

    fn try_from(day: &Date) -> Result<Self, FormatError> {
        day.to_time().ok_or_else(|| FormatError::new("a day", day))
    }
}

impl TryFrom<Date> for time::Date {
    type Error = FormatError;

    fn try_from(day: Date) -> Result<Self, FormatError> {
        Self::try_from(&day)
    }
}

impl From<time::Date> for Date {
    fn from(day: time::Date) -> Self {
        day.to_string().into()
    }
}
