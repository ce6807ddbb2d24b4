#!/bin/sh
# Installs or upgrades what the functions stand on: OpenFaaS, if the cluster has none, then Redis, MongoDB and the
# secrets. May be run again at any time. Options go to `helm upgrade`: scripts/helm-up.sh -f my-values.yaml
#   NAMESPACE            where the stores run (smart-album)
#   OPENFAAS_NAMESPACE   where OpenFaaS is, or is to be (openfaas)
#   FUNCTION_NAMESPACE   where it runs functions (openfaas-fn)
#   TIMEOUT              how long to wait for the stores (10m)
#   TRANSFER             how long OpenFaaS lets one call take, be it that a slow client sends a large photo (21m)
set -eu
chart=$(CDPATH='' cd "$(dirname "$0")/../charts/smart-album" && pwd)
namespace=${NAMESPACE:-smart-album}
openfaas=${OPENFAAS_NAMESPACE:-openfaas}
functions=${FUNCTION_NAMESPACE:-openfaas-fn}
timeout=${TIMEOUT:-10m}
transfer=${TRANSFER:-21m}

say() { echo "helm-up: $*" >&2; }
fail() { say "$*"; exit 1; }

need() { command -v "$1" >/dev/null 2>&1 || fail "$1 is not installed: see $2"; }

make_namespace() {
    if kubectl get namespace "$1" >/dev/null 2>&1; then return; fi
    say "making the namespace $1"
    kubectl create namespace "$1" >/dev/null
}

# The Community Edition, for personal use, and for commercial use for 60 days; its connector keeps the schedule. It uses
# none of the resource definitions that the chart would make for the whole cluster.
install_openfaas() {
    if kubectl get deployment gateway --namespace "$openfaas" >/dev/null 2>&1; then
        say "OpenFaaS is here already, and stays as it is: see Timeouts in docs/operations.md for what slow clients need"
        return
    fi
    say "there is no OpenFaaS here; installing its Community Edition"
    helm repo add openfaas https://openfaas.github.io/faas-netes/ --force-update >/dev/null
    helm upgrade --install openfaas openfaas/openfaas --namespace "$openfaas" --skip-crds \
        --set createCRDs=false --set functionNamespace="$functions" --set generateBasicAuth=true \
        --set gateway.upstreamTimeout="$transfer" \
        --set gateway.readTimeout="${transfer}5s" --set gateway.writeTimeout="${transfer}5s" \
        --set faasnetes.readTimeout="${transfer}5s" --set faasnetes.writeTimeout="${transfer}5s" \
        --wait --timeout "$timeout" >/dev/null
    helm upgrade --install cron-connector openfaas/cron-connector --namespace "$openfaas" \
        --set gatewayURL="http://gateway.$openfaas:8080" --wait --timeout "$timeout" >/dev/null
}

need kubectl https://kubernetes.io/docs/tasks/tools/
need helm https://helm.sh/docs/intro/install/
kubectl get namespaces --request-timeout=10s >/dev/null 2>&1 ||
    fail "no cluster answers: try \`kubectl get namespaces\`, and choose one with \`kubectl config use-context\`"

make_namespace "$openfaas"
make_namespace "$functions"
install_openfaas
say "installing the stores in $namespace; this waits until they run, for up to $timeout"
helm upgrade --install smart-album "$chart" --namespace "$namespace" --create-namespace \
    --wait --timeout "$timeout" ${FUNCTION_NAMESPACE:+--set "functionNamespace=$functions"} "$@" >/dev/null ||
    fail "the stores do not run yet: kubectl get pods --namespace $namespace"

cat <<NEXT
The stores run. What comes next:

  kubectl port-forward --namespace $openfaas service/gateway 8080:8080 &
  kubectl get secret basic-auth --namespace $openfaas -o jsonpath='{.data.basic-auth-password}' |
      base64 --decode | faas-cli login --password-stdin
  REGISTRY=YOUR/REGISTRY TAG=1 faas-cli up      # builds, pushes and deploys the functions
  scripts/smoke http://127.0.0.1:8080           # goes through the album once
NEXT
