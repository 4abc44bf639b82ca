"""What a file says of itself, for whoever finds it without its page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """Title, description, licence and source of a picture; what is not known stays empty."""

    title: str = ""
    description: str = ""
    licence: str = ""
    source: str = ""

    def named(self, title: str, description: str, licence: str, source: str) -> dict[str, str]:
        """What is known, under the names that a format has for it."""
        known = {
            title: self.title,
            description: self.description,
            licence: self.licence,
            source: self.source,
        }
        return {name: words for name, words in known.items() if words}


NOTHING = About()
