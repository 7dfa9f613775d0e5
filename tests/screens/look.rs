use crossterm::event::KeyCode;
use flipover::domain::event::Variant;
use flipover::domain::text::Lang;
use crate::stage::Stage;

#[test]
fn look() {
    let mut s = Stage::new(Lang::Nl);
    println!("{}", s.screen(80,24));
    println!("{}", s.screen(120,36));
    s.key(KeyCode::Enter);
    println!("{}", s.screen(80,24));
    println!("{}", s.screen(120,36));
    let mut s = Stage::session(Lang::Nl, Variant::Full, 12);
    println!("{}", s.screen(80,24));
    s.wait(100);
    s.to_step("key-points");
    println!("{}", s.screen(120,36));
    println!("{}", s.screen(80,24));
    s.to_step("prediction");
    s.line("5 6 4 7x3");
    println!("{}", s.screen(120,36));
    s.to_step("cascade-down");
    println!("{}", s.screen(120,36));
    s.key(KeyCode::Enter);
    println!("{}", s.screen(120,36));
    s.key(KeyCode::Enter);
    s.wait(30);
    println!("{}", s.screen(120,36));
    println!("{}", s.screen(80,24));
    for _ in 0..10 { s.key(KeyCode::Enter); }
    println!("{}", s.screen(120,36));
    for c in "===~~~~=".chars() { s.typed(&c.to_string()); }
    println!("{}", s.screen(80,24));
}
