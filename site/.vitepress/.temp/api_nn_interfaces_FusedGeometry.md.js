import { ssrRenderAttrs } from "vue/server-renderer";
import { useSSRContext } from "vue";
import { _ as _export_sfc } from "./plugin-vue_export-helper.1tPrXgE0.js";
const __pageData = JSON.parse('{"title":"Interface: FusedGeometry","description":"","frontmatter":{},"headers":[],"relativePath":"api/nn/interfaces/FusedGeometry.md","filePath":"api/nn/interfaces/FusedGeometry.md"}');
const _sfc_main = { name: "api/nn/interfaces/FusedGeometry.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
  _push(`<div${ssrRenderAttrs(_attrs)}><p><a href="./../../">fovea</a> / <a href="./../">nn</a> / FusedGeometry</p><h1 id="interface-fusedgeometry" tabindex="-1">Interface: FusedGeometry <a class="header-anchor" href="#interface-fusedgeometry" aria-label="Permalink to &quot;Interface: FusedGeometry&quot;">​</a></h1><p>The one convolution that all branches together are.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to &quot;Extended by&quot;">​</a></h2><ul><li><a href="./MultiBranchOptions"><code>MultiBranchOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to &quot;Properties&quot;">​</a></h2><h3 id="groups" tabindex="-1">groups? <a class="header-anchor" href="#groups" aria-label="Permalink to &quot;groups?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>groups?</strong>: <code>number</code></p></blockquote><p>Default 1.</p><hr><h3 id="inchannels" tabindex="-1">inChannels <a class="header-anchor" href="#inchannels" aria-label="Permalink to &quot;inChannels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>inChannels</strong>: <code>number</code></p></blockquote><p>Channels of what it reads.</p><hr><h3 id="kernelsize" tabindex="-1">kernelSize <a class="header-anchor" href="#kernelsize" aria-label="Permalink to &quot;kernelSize&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>kernelSize</strong>: <code>number</code></p></blockquote><p>Odd.</p><hr><h3 id="outchannels" tabindex="-1">outChannels <a class="header-anchor" href="#outchannels" aria-label="Permalink to &quot;outChannels&quot;">​</a></h3><blockquote><p><code>readonly</code> <strong>outChannels</strong>: <code>number</code></p></blockquote><p>Channels of what it gives.</p><hr><h3 id="padding" tabindex="-1">padding? <a class="header-anchor" href="#padding" aria-label="Permalink to &quot;padding?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>padding?</strong>: <code>number</code></p></blockquote><p>At least what puts the smallest branch&#39;s kernel on the middle of the largest. Default: half the kernel, rounded down.</p><hr><h3 id="stride" tabindex="-1">stride? <a class="header-anchor" href="#stride" aria-label="Permalink to &quot;stride?&quot;">​</a></h3><blockquote><p><code>readonly</code> <code>optional</code> <strong>stride?</strong>: <code>number</code></p></blockquote><p>Default 1.</p></div>`);
}
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/nn/interfaces/FusedGeometry.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
const FusedGeometry = /* @__PURE__ */ _export_sfc(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export {
  __pageData,
  FusedGeometry as default
};
