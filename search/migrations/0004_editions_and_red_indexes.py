from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0003_vocabulary'),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.CharField(max_length=200, unique=True)),
                ('alive_until', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='engineindex',
            name='red_since',
            field=models.DateTimeField(null=True),
        ),
    ]
