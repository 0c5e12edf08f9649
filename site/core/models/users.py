"""Staff accounts: whoever edits the site signs in with an e-mail address."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager):
    """Creates accounts whose e-mail address is the login name."""

    use_in_migrations = True

    def create_user(self, email, password=None, **fields):
        if not email:
            raise ValueError("Ein Konto braucht eine E-Mail-Adresse.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractUser):
    """A member of staff or a translator who signs in to edit."""

    username = None
    email = models.EmailField(
        "E-Mail-Adresse",
        unique=True,
        error_messages={"unique": "Es gibt schon ein Konto mit dieser E-Mail-Adresse."},
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = UserManager()

    class Meta:
        verbose_name = "Konto"
        verbose_name_plural = "Konten"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="core_user_email_case_insensitive")
        ]

    def clean(self):
        super().clean()
        self.email = self.email.strip().lower()
