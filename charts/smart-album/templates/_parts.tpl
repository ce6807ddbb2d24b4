{{/* Labels of everything in this release. */}}
{{- define "album.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
{{ include "album.selector" . }}
{{- end }}

{{- define "album.selector" -}}
app.kubernetes.io/name: smart-album
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* (list CONTEXT "redis"): the name of a store's objects. */}}
{{- define "album.store" -}}
{{- $root := index . 0 -}}
{{- printf "%s-%s" $root.Release.Name (index . 1) | trunc 52 | trimSuffix "-" -}}
{{- end }}

{{/* (list CONTEXT "redis"): the name by which functions reach it, from another namespace. */}}
{{- define "album.host" -}}
{{- $root := index . 0 -}}
{{- printf "%s.%s.svc" (include "album.store" .) $root.Release.Namespace -}}
{{- end }}

{{/* (list SECRET "key"): what a Secret that is there holds under a key; nothing where it is not, or offline. */}}
{{- define "album.kept" -}}
{{- $data := (index . 0).data | default dict -}}
{{- index $data (index . 1) | default "" | b64dec -}}
{{- end }}

{{/* (list CONTEXT STORE-VALUES): how a store's pod runs, whichever it is. */}}
{{- define "album.pod" -}}
{{- $root := index . 0 -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 999
  runAsGroup: 999
  fsGroup: 999
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "album.container" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* STORAGE-VALUES: the claim of a store's only volume. */}}
{{- define "album.claim" -}}
accessModes: [ReadWriteOnce]
{{- with .className }}
storageClassName: {{ . | quote }}
{{- end }}
resources:
  requests:
    storage: {{ .size }}
{{- end }}
