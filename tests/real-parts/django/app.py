# A Django site that signs customers in with `identity`, the library of Microsoft's guide, in one file.
import os, sys
import requests
from django.conf import settings
from django.core.management import execute_from_command_line
from django.http import HttpResponse
from django.urls import path

# configuration
# The guide's .env, with AUTHORITY=https://localhost:8400/litwarecustomers.onmicrosoft.com
from identity.django import Auth

AUTH = Auth(
    os.environ["CLIENT_ID"],
    client_credential=os.environ["CLIENT_SECRET"],
    authority=os.environ["AUTHORITY"],
    redirect_uri=os.environ["REDIRECT_URI"],
)  # and REQUESTS_CA_BUNDLE in the environment: `cids sandbox cert`
# end of configuration

settings.configure(
    DEBUG=True,
    SECRET_KEY="of a test",
    ALLOWED_HOSTS=["localhost"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.sessions", "identity"],
    MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"],
    SESSION_ENGINE="django.contrib.sessions.backends.file",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)


@AUTH.login_required
def index(request, *, context):
    return HttpResponse(f"<h1>Welcome {context['user']['preferred_username']}</h1><a id='call' href='/call'>Call Graph</a>")


@AUTH.login_required(scopes=["User.Read"])
def call(request, *, context):
    answer = requests.get(
        os.environ["ENDPOINT"], headers={"Authorization": f"Bearer {context['access_token']}"}, timeout=30
    ).json()
    return HttpResponse(f"<p>Graph says {answer['displayName']}</p><a id='logout' href='/logout'>Log out</a>")


urlpatterns = [path("", index), path("call", call), AUTH.urlpattern]

if __name__ == "__main__":
    execute_from_command_line([sys.argv[0], "runserver", "--noreload", "--nothreading", f"localhost:{sys.argv[1]}"])
