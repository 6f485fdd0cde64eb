"""Give the moderators a reason for each rule to begin with, in both languages. They are theirs to change."""

from django.db import migrations

TEMPLATES = (
    (
        "off_topic",
        "Kommentti ei koske tätä lausuntopyyntöä. Otamme mielellämme vastaan kommentin, joka koskee sen aihetta.",
        "Kommentaren gäller inte den här begäran om utlåtande. Vi tar gärna emot en kommentar som gäller det som begäran handlar om.",
    ),
    (
        "personal_data",
        "Kommentissa on toisen ihmisen henkilötietoja, joita emme voi julkaista. Voit lähettää kommentin uudelleen ilman "
        "niitä.",
        "Kommentaren innehåller personuppgifter om någon annan, och dem kan vi inte publicera. Du kan skicka kommentaren på "
        "nytt utan uppgifterna.",
    ),
    (
        "insult",
        "Kommentissa on loukkaavia tai syrjiviä ilmaisuja. Myös terävä arvostelu julkaistaan, kun se kohdistuu asiaan.",
        "Kommentaren innehåller kränkande eller diskriminerande uttryck. Även skarp kritik publiceras när den gäller saken.",
    ),
    (
        "unlawful",
        "Kommentin sisältö on arviomme mukaan lainvastainen, joten emme julkaise sitä.",
        "Vi bedömer att kommentarens innehåll strider mot lagen och publicerar den därför inte.",
    ),
    (
        "advertisement",
        "Kommentti on mainos. Julkaisemme kannanottoja siihen, mistä lausuntoa pyydetään.",
        "Kommentaren är reklam. Vi publicerar ställningstaganden till det som begäran om utlåtande handlar om.",
    ),
    (
        "duplicate",
        "Sama kommentti on jo saapunut samalta lähettäjältä. Aiemmin saapunut käsitellään tavalliseen tapaan.",
        "Samma kommentar har redan kommit in från samma avsändare. Den som kom in först behandlas som vanligt.",
    ),
    (
        "impersonation",
        "Kommentti on tietojemme mukaan annettu toisen nimissä. Jos näin ei ole, ota yhteyttä kirjaamoon.",
        "Enligt våra uppgifter har kommentaren lämnats i någon annans namn. Om så inte är fallet, kontakta registratorskontoret.",
    ),
)


def ship(apps, schema_editor):
    ReasonTemplate = apps.get_model("moderation", "ReasonTemplate")
    for rule, text_fi, text_sv in TEMPLATES:
        ReasonTemplate.objects.create(rule=rule, text_fi=text_fi, text_sv=text_sv)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial")]

    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
