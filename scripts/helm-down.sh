#!/bin/sh
# Takes away the stores that scripts/helm-up.sh installed. Photos, records, passwords and the signing key stay, and
# helm-up.sh finds them again; --purge deletes these, too. OpenFaaS stays. May be run again at any time.
#   NAMESPACE            where the stores run (smart-album)
#   FUNCTION_NAMESPACE   where OpenFaaS runs functions (openfaas-fn)
set -eu
namespace=${NAMESPACE:-smart-album}
functions=${FUNCTION_NAMESPACE:-openfaas-fn}
purge=no

say() { echo "helm-down: $*" >&2; }
fail() { say "$*"; exit 1; }

case "${1:-}" in
"") ;;
--purge) purge=yes ;;
*) fail "usage: scripts/helm-down.sh [--purge]" ;;
esac

for program in kubectl helm; do
    command -v "$program" >/dev/null 2>&1 || fail "$program is not installed"
done
kubectl get namespaces --request-timeout=10s >/dev/null 2>&1 ||
    fail "no cluster answers: try \`kubectl get namespaces\`"

if helm status smart-album --namespace "$namespace" >/dev/null 2>&1; then
    helm uninstall smart-album --namespace "$namespace" --wait >/dev/null
    say "the stores are gone"
else
    say "there are no stores in $namespace"
fi

if [ "$purge" = no ]; then
    say "their data and passwords stay in $namespace; delete them with: scripts/helm-down.sh --purge"
    exit 0
fi
kubectl delete persistentvolumeclaim --namespace "$namespace" --ignore-not-found \
    --selector app.kubernetes.io/name=smart-album >/dev/null
kubectl delete secret smart-album-stores --namespace "$namespace" --ignore-not-found >/dev/null
kubectl delete secret signing-key --namespace "$functions" --ignore-not-found >/dev/null
say "data, passwords and the signing key are deleted"
