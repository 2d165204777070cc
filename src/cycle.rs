//! Things that hold each other → where they hold themselves. It knows no model.

/// The parts that close a cycle, as (member, number of the part): without them no walk comes back to where it was. A
/// part is `None` where it holds none of them. The walk needs no recursion, for chains of any length.
pub(crate) fn closing<Id: Copy>(
    parts: &[Vec<Option<Id>>],
    number: impl Fn(Id) -> usize,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut state = vec![State::New; parts.len()];
    for start in 0..parts.len() {
        if state[start] != State::New {
            continue;
        }
        // (member, its next part)
        let mut path = vec![(start, 0)];
        state[start] = State::Open;
        while let Some(&mut (member, ref mut next)) = path.last_mut() {
            let Some(&part) = parts[member].get(*next) else {
                state[member] = State::Done;
                path.pop();
                continue;
            };
            let at = *next;
            *next += 1;
            let Some(target) = part.map(&number) else {
                continue;
            };
            match state[target] {
                State::Open => found.push((member, at)),
                State::New => {
                    state[target] = State::Open;
                    path.push((target, 0));
                }
                State::Done => {}
            }
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}
