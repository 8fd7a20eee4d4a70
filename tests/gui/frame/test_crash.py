"""The log of failures names places, never words of a client."""

from gui.crash import CrashLog


def test_the_log_holds_kind_and_place_but_no_text(tmp_path, qtbot):
    log = CrashLog(tmp_path / "state")
    secret = "Nordhaven wants to leave its supplier"
    try:
        {}[secret]
    except KeyError as error:
        with qtbot.waitSignal(log.noted):
            log.note(type(error), error, error.__traceback__)
    log.close()
    text = log.path.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "test_crash.py" in text
    assert "Nordhaven" not in text


def test_without_a_writable_folder_the_program_goes_on(tmp_path, qapp):
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    log = CrashLog(file / "below")
    log.note(ValueError, None, None)
    log.close()
