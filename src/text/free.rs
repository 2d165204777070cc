//! Unique names: the only place that looks for a free number. It knows no rule of any language; the caller decides how a
//! number is written and when a name is free.

/// Returns the first of `numbered(from)`, `numbered(from + 1)`, … that is free, with its number. The search for the next
/// name of this kind may start at that number.
pub(crate) fn first_free(
    from: usize,
    numbered: impl Fn(usize) -> String,
    mut is_free: impl FnMut(&str) -> bool,
) -> (usize, String) {
    let mut number = from;
    loop {
        let name = numbered(number);
        if is_free(&name) {
            return (number, name);
        }
        number += 1;
    }
}

/// Returns the name if it is free, otherwise the first free one with a number.
pub(crate) fn free_name(
    name: String,
    from: usize,
    numbered: impl Fn(&str, usize) -> String,
    mut is_free: impl FnMut(&str) -> bool,
) -> String {
    match is_free(&name) {
        true => name,
        false => first_free(from, |number| numbered(&name, number), is_free).1,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{first_free, free_name};

    #[test]
    fn numbers_that_are_taken_are_skipped() {
        let mut taken = HashSet::from(["a".to_owned(), "a-2".to_owned()]);
        let mut claim = |name: &str| {
            let numbered = |name: &str, number| format!("{name}-{number}");
            free_name(name.to_owned(), 2, numbered, |name| {
                taken.insert(name.to_owned())
            })
        };
        assert_eq!(["a", "a", "b"].map(&mut claim), ["a-3", "a-4", "b"]);
    }

    #[test]
    fn a_search_goes_on_where_the_last_one_ended() {
        let found = first_free(3, |number| format!("a{number}"), |name| name != "a3");
        assert_eq!(found, (4, "a4".to_owned()));
    }
}
