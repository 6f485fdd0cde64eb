from materials.models.archive import MaterialArchivePage
from materials.models.day import Change, DayForm, PartnershipDayPage
from materials.models.index import PartnershipDayIndexPage
from materials.models.material import Material, MaterialKind

__all__ = [
    "Change",
    "DayForm",
    "Material",
    "MaterialArchivePage",
    "MaterialKind",
    "PartnershipDayIndexPage",
    "PartnershipDayPage",
]
