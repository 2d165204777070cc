//! The stylesheets of a site and of a book: one rule depends on the tables of a flavour. It knows no flavour.

use super::input::Site;

/// The column that is wide by itself in the stylesheets.
const LAST_COLUMN: &str = "td:nth-last-child(1)";

/// A stylesheet in which the column of descriptions is the wide one.
pub(super) fn of(site: &Site, sheet: &str) -> String {
    let column = format!("td:nth-last-child({})", site.description_column);
    sheet.replace(LAST_COLUMN, &column)
}
