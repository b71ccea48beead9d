"""The verbs of the studio: what the page asks for, a few lines each over the store and the ledger.

    studio = Studio(home)                    opens the home; its crew works until close()
    studio.create(text_or_bytes, name)       script to project: read, broken down, cut, boards asked
    studio.create_example()                  the example of a first run
    studio.seen(project)                     film, jobs and orders at one moment: all a page shows
    studio.pulse(project)                    (revision, change of the ledger): cheap, for polling
    studio.edit(project, base, change, by)   one change, made on revision `base`
    studio.undo / redo / restore / history   time travel; all return the new head
    studio.redraw / shoot / ask_film         work for the crew, shot by shot or for the film
    studio.cancel / retry / pause / resume   the queue
    studio.look_at(project, shots)           what the user looks at comes first
    studio.draft(project, shot, version)     what a shot asks for, small and at once
    studio.seconds_for(wishes)               how long it will take on this machine
    studio.add_picture / add_mask            media that a person brings

Every verb raises StudioError with a sentence for the person at the screen.
"""

from studio.session.office import Studio
from studio.session.seen import Seen

__all__ = ["Seen", "Studio"]
