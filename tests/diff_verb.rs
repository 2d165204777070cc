//! `sailgen diff`: exit codes, formats, and revisions that are read without a checkout.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[test]
fn the_exit_code_tells_whether_something_breaks() {
    for (case, more, code) in [
        ("nothing", [].as_slice(), 0),
        ("model-added", &[], 0),
        ("field-became-required", &[], 1),
        // Breaks old code, but no old clients.
        ("field-added-optional", &[], 1),
        ("field-added-optional", &["--fail-on", "wire"], 0),
        ("field-added-optional", &["--fail-on", "crate"], 1),
        // Breaks old clients, but no old code.
        ("operation-removed", &[], 1),
        ("operation-removed", &["--fail-on", "wire"], 1),
        ("operation-removed", &["--fail-on", "crate"], 0),
        ("nothing", &["--exit-code", "any"], 0),
        ("model-added", &["--exit-code", "minor"], 1),
        ("model-added", &["--exit-code", "safe"], 0),
        ("parameter-removed-optional", &["--exit-code", "risky"], 1),
        (
            "parameter-removed-optional",
            &["--exit-code", "breaking"],
            0,
        ),
        ("parameter-added-required", &["--exit-code", "never"], 0),
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/diff")
            .join(case);
        let output = sailgen(&folder, &[&["diff", "old.yaml", "new.yaml"], more].concat());
        assert_eq!(
            output.status.code(),
            Some(code),
            "{case} {more:?}: {}",
            stderr(&output)
        );
    }
}

#[test]
fn bad_input_is_two_and_says_which_side() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/nothing");
    let output = sailgen(&folder, &["diff", "old.yaml", "newer.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("the new spec: there is no file `newer.yaml`"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn formats_are_for_people_changelogs_and_programs() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/enum-value-added");
    let print = |format| {
        stdout(&sailgen(
            &folder,
            &["diff", "old.yaml", "new.yaml", "--format", format],
        ))
    };
    let text = print("text");
    assert!(
        text.starts_with("Order\n") && !text.contains('\x1b'),
        "no colours where there is no terminal: {text}"
    );
    assert!(print("markdown").starts_with("## Shop 1\n\n1 change;"));
    let json: serde_json::Value = serde_json::from_str(&print("json")).unwrap();
    assert_eq!(json["changes"][0]["code"], "enum-value-added");
    assert_eq!(
        json["changes"][0]["new"]["pointer"],
        "/components/schemas/Order"
    );
}

#[test]
fn options_of_sailgen_toml_count() {
    let folder = fresh("options");
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff/enum-value-added");
    for file in ["old.yaml", "new.yaml"] {
        fs::copy(case.join(file), folder.join(file)).unwrap();
    }
    assert_eq!(
        sailgen(&folder, &["diff", "old.yaml", "new.yaml"])
            .status
            .code(),
        Some(0)
    );
    fs::write(folder.join("sailgen.toml"), "[rust]\nenums = \"closed\"\n").unwrap();
    assert_eq!(
        sailgen(&folder, &["diff", "old.yaml", "new.yaml"])
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn revisions_are_read_without_a_checkout() {
    let repository = fresh("git");
    let git = |arguments: &[&str]| git(&repository, arguments);
    let write = |fields: &str| {
        let root = "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \
                    Order: {$ref: 'schemas/Order.yaml'}\n";
        fs::create_dir_all(repository.join("api/schemas")).unwrap();
        fs::write(repository.join("api/shop.yaml"), root).unwrap();
        fs::write(
            repository.join("api/schemas/Order.yaml"),
            format!("type: object\nproperties:\n{fields}"),
        )
        .unwrap();
    };
    git(&["init", "--quiet"]);
    for (tag, fields) in [
        ("v1", "  id: {type: string}\n"),
        ("v2", "  id: {type: integer}\n"),
    ] {
        write(fields);
        git(&["add", "."]);
        git(&["commit", "--quiet", "-m", tag]);
        git(&["tag", tag]);
    }
    write("  id: {type: boolean}\n");
    git(&["add", "."]);
    write("  id: {type: number}\n");
    let before = (
        git(&["status", "--porcelain"]),
        fs::read(repository.join(".git/index")).unwrap(),
    );

    let changed = |revisions, old, new| {
        for (folder, spec) in [
            (repository.clone(), "api/shop.yaml"),
            (repository.join("api"), "shop.yaml"),
        ] {
            let output = sailgen(&folder, &["diff", "--git", revisions, spec]);
            assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
            let sentence = format!("id: is now {new} and was {old}");
            assert!(
                stdout(&output).contains(&sentence),
                "{revisions}: {}",
                stdout(&output)
            );
            assert!(
                stdout(&output).contains("schemas/Order.yaml:3\n"),
                "{}",
                stdout(&output)
            );
        }
    };
    changed("v1..v2", "string", "integer");
    changed("v2..v1", "integer", "string");
    changed("v1..", "string", "integer");
    changed("v1", "string", "number");
    assert_eq!(
        before,
        (
            git(&["status", "--porcelain"]),
            fs::read(repository.join(".git/index")).unwrap()
        )
    );

    let output = sailgen(&repository, &["diff", "--git", "v1..v9", "api/shop.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("the revision `v9` cannot be read"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn what_a_revision_of_a_spec_takes_from_beside_it_is_of_that_revision() {
    let repository = fresh("git-outside");
    let root = "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \
                Order: {$ref: '../shared/Order.yaml'}\n";
    fs::create_dir_all(repository.join("api")).unwrap();
    fs::create_dir_all(repository.join("shared")).unwrap();
    fs::write(repository.join("api/shop.yaml"), root).unwrap();
    git(&repository, &["init", "--quiet"]);
    for (tag, kind) in [("v1", "string"), ("v2", "integer"), ("v3", "boolean")] {
        let order = format!("type: object\nproperties:\n  id: {{type: {kind}}}\n");
        fs::write(repository.join("shared/Order.yaml"), order).unwrap();
        git(&repository, &["add", "."]);
        git(&repository, &["commit", "--quiet", "-m", tag]);
        git(&repository, &["tag", tag]);
    }
    for allowed in ["shared", "."] {
        let output = sailgen(
            &repository,
            &[
                "diff",
                "--git",
                "v1..v2",
                "api/shop.yaml",
                "--allow-outside",
                allowed,
            ],
        );
        assert!(
            stdout(&output).contains("id: is now integer and was string"),
            "{}{}",
            stdout(&output),
            stderr(&output)
        );
    }
    let elsewhere = fresh("git-elsewhere");
    git(&elsewhere, &["init", "--quiet"]);
    let elsewhere = elsewhere.to_str().unwrap();
    let output = sailgen(
        &repository,
        &[
            "diff",
            "--git",
            "v1..v2",
            "api/shop.yaml",
            "--allow-outside",
            elsewhere,
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("is in another repository"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn many_roots_are_compared_in_one_go() {
    let repository = fresh("git-many");
    let write = |name: &str, ty: &str| {
        let folder = repository.join("apis").join(name);
        fs::create_dir_all(&folder).unwrap();
        let root = format!(
            "openapi: 3.0.3\ninfo: {{title: {name}, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    \
             {name}: {{type: object, properties: {{id: {{type: {ty}}}}}}}\n"
        );
        fs::write(folder.join("openapi.yaml"), root).unwrap();
    };
    git(&repository, &["init", "--quiet"]);
    let commit = |tag: &str| {
        git(&repository, &["add", "."]);
        git(&repository, &["commit", "--quiet", "-m", tag]);
        git(&repository, &["tag", tag]);
    };
    write("Pot", "string");
    write("Soil", "string");
    commit("v1");
    write("Pot", "integer");
    write("Plant", "string");
    commit("v2");
    fs::remove_dir_all(repository.join("apis")).unwrap();
    let listed = [
        "apis/Pot/openapi.yaml",
        "apis/Soil/openapi.yaml",
        "apis/Plant/openapi.yaml",
    ];
    for specs in [&["apis/*/openapi.yaml"][..], &["apis"], &["."], &listed] {
        let output = sailgen(&repository, &[&["diff", "--git", "v1..v2"], specs].concat());
        let text = stdout(&output);
        assert!(
            text.contains("id: is now integer and was string"),
            "{specs:?}: {text}{}",
            stderr(&output)
        );
        assert!(text.contains("Plant\n"), "{specs:?}: {text}");
        assert!(!text.contains("is gone"), "{specs:?}: {text}");
    }
    // The same with both revisions checked out.
    for tag in ["v1", "v2"] {
        let folder = repository.join(tag);
        let folder = folder.to_str().unwrap();
        git(&repository, &["worktree", "add", "--quiet", folder, tag]);
    }
    for [old, new] in [
        ["v1/apis", "v2/apis"],
        ["v1/apis/*/openapi.yaml", "v2/apis/*/openapi.yaml"],
    ] {
        let text = stdout(&sailgen(&repository, &["diff", old, new]));
        assert!(text.contains("id: is now integer and was string"), "{text}");
        assert!(text.contains("Plant\n"), "{text}");
    }
}

#[test]
fn what_a_revision_does_not_have_is_said_in_its_words() {
    let repository = fresh("git-missing");
    let spec = "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \
                Order: {$ref: 'Ordr.yaml'}\n";
    git(&repository, &["init", "--quiet"]);
    fs::write(repository.join("shop.yaml"), spec).unwrap();
    fs::write(repository.join("Order.yaml"), "type: object\n").unwrap();
    git(&repository, &["add", "."]);
    git(&repository, &["commit", "--quiet", "-m", "v1"]);
    for (arguments, said) in [
        (
            ["HEAD..HEAD", "shopp.yaml"],
            "the spec at HEAD: there is no file `shopp.yaml`",
        ),
        (
            ["HEAD..HEAD", "apis/*/openapi.yaml"],
            "the spec at HEAD: no file fits `apis/*/openapi.yaml`",
        ),
        (
            ["v8..HEAD", "shop.yaml"],
            "the revision `v8` cannot be read: the repository has no such revision",
        ),
        (["HEAD..HEAD", "shop.yaml"], "did you mean `Order.yaml`?"),
    ] {
        let output = sailgen(&repository, &["diff", "--git", arguments[0], arguments[1]]);
        assert_eq!(output.status.code(), Some(2));
        let text = stderr(&output);
        assert!(text.contains(said), "{arguments:?}: {text}");
        assert!(!text.contains("/tmp"), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn links_of_a_revision_are_followed() {
    let repository = fresh("git-links");
    git(&repository, &["init", "--quiet"]);
    fs::create_dir_all(repository.join("shared")).unwrap();
    let spec = "openapi: 3.0.3\ninfo: {title: Shop, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    \
                Order: {$ref: 'schemas/Order.yaml'}\n";
    fs::write(repository.join("shop.yaml"), spec).unwrap();
    std::os::unix::fs::symlink("shared", repository.join("schemas")).unwrap();
    for kind in ["string", "integer"] {
        let order = format!("type: object\nproperties:\n  id: {{type: {kind}}}\n");
        fs::write(repository.join("shared/Order.yaml"), order).unwrap();
        git(&repository, &["add", "."]);
        git(&repository, &["commit", "--quiet", "-m", kind]);
    }
    let output = sailgen(&repository, &["diff", "--git", "HEAD~1..HEAD", "shop.yaml"]);
    let text = stdout(&output);
    assert!(
        text.contains("id: is now integer and was string"),
        "{text}{}",
        stderr(&output)
    );
}

fn git(repository: &Path, arguments: &[&str]) -> String {
    let fixed = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.com",
        "-c",
        "commit.gpgsign=false",
    ];
    let output = Command::new("git")
        .current_dir(repository)
        .args(fixed)
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "git {arguments:?}: {}",
        stderr(&output)
    );
    stdout(&output)
}

fn sailgen(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sailgen"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("diff")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
