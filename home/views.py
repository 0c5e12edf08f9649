"""Pages outside the page tree that belong to no section."""

from django.shortcuts import render


def search(request):
    return render(request, "home/search.html")
