"""Staff accounts: whoever edits the site signs in with an e-mail address."""

from datetime import timedelta

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import F
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac


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
            models.UniqueConstraint(
                Lower("email"),
                name="core_user_email_case_insensitive",
                violation_error_message="Es gibt schon ein Konto mit dieser E-Mail-Adresse.",
            )
        ]

    def clean(self):
        super().clean()
        self.email = self.email.strip().lower()


class SignInFailures(models.Model):
    """How often signing in failed lately for one account from one address.

    Kept is a fingerprint of both, never the address itself, and no longer than the limit needs.
    """

    LIMIT = 10
    PERIOD = timedelta(minutes=15)

    fingerprint = models.CharField(max_length=64, unique=True)
    count = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "Fehlversuche bei der Anmeldung"
        verbose_name_plural = "Fehlversuche bei der Anmeldung"

    def __str__(self):
        return f"{self.count} seit {self.since:%H:%M}"

    @classmethod
    def fingerprint_of(cls, email: str, address: str) -> str:
        words = f"{email.strip().lower()}|{address}"
        return salted_hmac("core.sign_in_failures", words, algorithm="sha256").hexdigest()

    @classmethod
    def is_blocked(cls, fingerprint: str) -> bool:
        return cls.objects.filter(
            fingerprint=fingerprint,
            count__gte=cls.LIMIT,
            since__gt=timezone.now() - cls.PERIOD,
        ).exists()

    @classmethod
    def count_one(cls, fingerprint: str) -> None:
        cls.objects.filter(since__lte=timezone.now() - cls.PERIOD).delete()
        cls.objects.get_or_create(fingerprint=fingerprint)
        cls.objects.filter(fingerprint=fingerprint).update(count=F("count") + 1)

    @classmethod
    def forget(cls, fingerprint: str) -> None:
        cls.objects.filter(fingerprint=fingerprint).delete()
