"""What each type of `hyte.importing.items` becomes, and the function that imports it."""

from blog.models import BlogPage
from consultations.models import ConsultationPage, Statement
from hyte.importing.importers.blog import import_blog
from hyte.importing.importers.consultation import import_consultation
from hyte.importing.importers.contact import import_contact
from hyte.importing.importers.file import import_file
from hyte.importing.importers.page import import_page
from hyte.importing.importers.partnership_day import import_partnership_day
from hyte.importing.importers.statement import import_statement
from hyte.importing.service import Importer
from hyte.media.models import CustomDocument
from hyte.pages.models import ContentPage
from hyte.people.models import ContactPage
from materials.models import PartnershipDayPage

IMPORTERS = {
    "contact": Importer(ContactPage, import_contact),
    "page": Importer(ContentPage, import_page),
    "consultation": Importer(ConsultationPage, import_consultation),
    "partnership_day": Importer(PartnershipDayPage, import_partnership_day),
    "file": Importer(CustomDocument, import_file),
    "blog": Importer(BlogPage, import_blog),
    "statement": Importer(Statement, import_statement),
}
