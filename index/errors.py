"""The error family: every failure is one of these, with a Dutch sentence that says what to do.

    KennisbankError
    ├── SettingsError            a setting is missing or impossible
    ├── SourceError              one file cannot be taken in; the run goes on
    │   ├── RefusedSource        refused before reading (zip bomb, `../`, too big, symbolic link)
    │   ├── UnreadableSource     gone, no rights, empty
    │   └── ConversionError      damaged, protected, wrong extension, scan without text layer
    ├── StoreError               a store cannot be used
    │   ├── StoreLocked          another process owns the data folder
    │   ├── StoreCorrupt         manifest and contents disagree; rebuild
    │   ├── StoreFull            too little free disk space
    │   └── ModelMismatch        the index was made with another model
    ├── ModelError               an embedding or language model is missing or damaged
    ├── QueryError               a question that cannot be read
    └── NotFound                 no such document, passage or number

`str(error)` is a Dutch sentence for a person. It never holds text of a document or a question.
"""

import errno


class KennisbankError(Exception):
    """Root of the family; `str()` gives a Dutch sentence for a person."""


class SettingsError(KennisbankError):
    pass


class SourceError(KennisbankError):
    """One file cannot be taken in; `str()` is the reason in the report."""


class RefusedSource(SourceError):
    pass


class UnreadableSource(SourceError):
    pass


class ConversionError(SourceError):
    pass


class StoreError(KennisbankError):
    pass


class StoreLocked(StoreError):
    pass


class StoreCorrupt(StoreError):
    pass


class StoreFull(StoreError):
    pass


class ModelMismatch(StoreError):
    pass


class ModelError(KennisbankError):
    pass


class QueryError(KennisbankError):
    pass


class NotFound(KennisbankError):
    pass


def trouble_with_files(error: OSError) -> str:
    """What to do about what the disk refused, without the name of a file."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "De schijf is vol. Maak ruimte vrij en begin opnieuw; wat al opgenomen was, blijft bewaard."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return (
                "Kennisbank mag hier niet schrijven. Zet KENNISBANK_DATA en KENNISBANK_CACHE op een map van "
                "uzelf."
            )
    return f"Een map of bestand is niet te gebruiken (systeemfout {error.errno}). Kijk naar KENNISBANK_DATA."
