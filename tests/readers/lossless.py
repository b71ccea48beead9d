"""What every reading must keep: all of the script, in order, once."""


def check_lossless(screenplay):
    """Raises AssertionError where a character is lost, doubled or out of order."""
    text = screenplay.text
    position = 0
    for scene in screenplay.scenes:
        assert scene.source.start == position
        position = scene.source.stop
        for element in scene.elements:
            assert scene.source.start <= element.source.start < element.source.stop
            assert element.source.stop <= scene.source.stop
        assert scene.elements
    assert position == len(text)
    elements = [element for scene in screenplay.scenes for element in scene.elements]
    covered = 0
    for element in elements:
        assert element.source.start >= covered
        assert not text[covered : element.source.start].strip(), "a character belongs to nothing"
        covered = element.source.stop
        for style in element.styles:
            assert 0 <= style.start < style.stop <= len(element.text)
    assert not text[covered:].strip(), "the end belongs to nothing"
    ids = [scene.id for scene in screenplay.scenes]
    assert len(set(ids)) == len(ids)
