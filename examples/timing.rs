use std::time::Instant;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    for _ in 0..std::env::args().nth(2).map_or(5, |n| n.parse().unwrap()) {
        let mut d = sailgen::diagnostic::Diagnostics::default();
        let t = Instant::now();
        let spec = sailgen::spec::load(std::path::Path::new(&path), &Default::default(), &mut d).unwrap();
        let a = t.elapsed();
        let t = Instant::now();
        let api = sailgen::ir::lower(&spec, &mut d);
        let b = t.elapsed();
        println!(
            "load {a:?} lower {b:?} files {} models {} findings {}",
            spec.sources.len(),
            api.models.len(),
            d.len()
        );
    }
}
