//! Finds cycles among things that hold each other. It knows no model.

/// The parts that close a cycle, as (member, index of the part): without them, no walk reaches a member twice on one path. A
/// part is `None` if it holds no member. The walk is iterative, so chains may have any length.
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
